export default async function stopDemo() {
  await globalThis.takeupStopDemo?.();
}
