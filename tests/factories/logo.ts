import sharp from 'sharp';

/** A picture as a school hands it in: a disc on a transparent ground, or a photograph of noise. */
export async function aLogo({
  width = 400,
  height = 100,
  noise = false,
  format = 'png' as 'png' | 'jpeg' | 'webp' | 'gif',
} = {}): Promise<Uint8Array> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="${width}" height="${height}" rx="${height / 4}" fill="#2457a6"/>
    <circle cx="${width / 2}" cy="${height / 2}" r="${height / 3}" fill="#efaa62"/></svg>`;
  const picture = noise
    ? sharp({
        create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 60 } },
      })
    : sharp(Buffer.from(svg));
  return new Uint8Array(await picture.toFormat(format).toBuffer());
}
