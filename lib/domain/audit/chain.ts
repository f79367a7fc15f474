/** SHA-256 as lower-case hex; passed in, since the core has no crypto. */
export type HashFn = (text: string) => string;

/** The previous hash of an organisation's first link. */
export const GENESIS_HASH = '0'.repeat(64);

export type ChainLink = {
  readonly sequence: number;
  readonly contentHash: string;
  readonly previousHash: string;
  readonly hash: string;
};

export type ChainResult =
  | { readonly ok: true; readonly links: number; readonly head: string }
  | {
      readonly ok: false;
      readonly sequence: number;
      readonly reason: 'gap' | 'broken-link' | 'wrong-hash' | 'wrong-content';
    };

/** What is hashed to seal an entry: its place, the link before, and its content's hash, a line each. */
export function chainText(sequence: number, previousHash: string, contentHash: string): string {
  return `${sequence}\n${previousHash}\n${contentHash}`;
}

/** Seals entries in the given order after `head`. */
export function sealChain(
  head: { readonly sequence: number; readonly hash: string } | null,
  contentHashes: readonly string[],
  hashFn: HashFn,
): ChainLink[] {
  let sequence = head?.sequence ?? 0;
  let previousHash = head?.hash ?? GENESIS_HASH;
  return contentHashes.map((contentHash) => {
    sequence += 1;
    const hash = hashFn(chainText(sequence, previousHash, contentHash));
    const link = { sequence, contentHash, previousHash, hash };
    previousHash = hash;
    return link;
  });
}

/**
 * Walks a chain from its start (or after `from`, for a page of it). `content` is the canonical JSON of the entry, hashed
 * anew; the first link that does not hold is named.
 */
export function verifyChain(
  links: readonly (ChainLink & { readonly content?: string })[],
  hashFn: HashFn,
  from: { readonly sequence: number; readonly hash: string } | null = null,
): ChainResult {
  let sequence = from?.sequence ?? 0;
  let head = from?.hash ?? GENESIS_HASH;
  for (const link of links) {
    sequence += 1;
    if (link.sequence !== sequence) return { ok: false, sequence, reason: 'gap' };
    if (link.previousHash !== head) return { ok: false, sequence, reason: 'broken-link' };
    if (hashFn(chainText(sequence, head, link.contentHash)) !== link.hash) {
      return { ok: false, sequence, reason: 'wrong-hash' };
    }
    if (link.content !== undefined && hashFn(link.content) !== link.contentHash) {
      return { ok: false, sequence, reason: 'wrong-content' };
    }
    head = link.hash;
  }
  return { ok: true, links: links.length, head };
}
