// Shows long work on the terminal. Plain JavaScript: it runs before anything is installed.

const quietMs = 2000;
const tickMs = process.stdout.isTTY ? 1000 : 15_000;

/**
 * Runs `work` under a label and prints how long it took; work that lasts is seen to go on.
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1);
  const show = () => {
    const line = `  … ${label} (${Math.round(Number(seconds()))} s)`;
    process.stdout.write(process.stdout.isTTY ? `\r${line}` : `${line}\n`);
  };
  const clear = process.stdout.isTTY ? '\r\u001b[2K' : '';
  let ticker;
  const first = setTimeout(() => {
    show();
    ticker = setInterval(show, tickMs);
  }, quietMs);
  try {
    const result = await work();
    process.stdout.write(`${clear}  ✓ ${label} ${seconds()} s\n`);
    return result;
  } catch (error) {
    process.stdout.write(`${clear}  ✗ ${label} ${seconds()} s\n`);
    throw error;
  } finally {
    clearTimeout(first);
    clearInterval(ticker);
  }
}
