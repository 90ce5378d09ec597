/** Preloaded by wanjia.mjs into its child: when the parent is gone (kill -9), the child ends too. */
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
