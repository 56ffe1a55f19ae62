// Long work in short pieces. A page with thousands of rows must answer whoever reads it while a script goes through them.

/** Milliseconds of work between two breaths: half of what people notice, on a phone several times slower as well. */
const SLICE = 25;

// not scheduler.yield(): what follows it comes before the next painting
const breath = () => new Promise((resolve) => { setTimeout(resolve); });

/** Do `work` with each of `parts`, in their order, and let the browser do what waits in between. What is little is done
    at once, before anything is painted. Stops where `isStale` says that the work is no longer wanted.
    Resolves to whether all of it was done. */
export async function inSlices(parts, work, isStale = () => false) {
  let began = performance.now();
  for (const part of parts) {
    if (performance.now() - began > SLICE) {
      await breath();
      if (isStale()) return false;
      began = performance.now();
    }
    work(part);
  }
  return true;
}
