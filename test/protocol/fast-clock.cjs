/** Loaded into a server before anything else: to it a millisecond lasts a second, so that no work is short. */
const now = performance.now.bind(performance);
performance.now = () => 1000 * now();
