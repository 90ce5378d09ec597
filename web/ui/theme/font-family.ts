/**
 * Fonts of the machine come first: they are there at once. Noto Sans SC, served by ourselves in pieces by
 * character, is asked for only where the machine has no Chinese font of its own.
 */
export const fontFamily =
  '"PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Noto Sans SC Variable", sans-serif';
