// Loaded into a server's process before it begins: says how much memory is in use whenever the test asks.
process.on('message', () => {
  global.gc();
  global.gc();
  const { heapUsed, external } = process.memoryUsage();
  process.send(heapUsed + external);
});
