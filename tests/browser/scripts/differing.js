// How many pixels of two pictures differ with a contrast of 3:1 or more. Runs on an empty page, which has no rules.
async ([before, after]) => {
  const pixels = async (png) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    canvas.drawImage(bitmap, 0, 0);
    return canvas.getImageData(0, 0, bitmap.width, bitmap.height).data;
  };
  const linear = Array.from({ length: 256 }, (_, at) => (at / 255 <= 0.04045 ? at / 255 / 12.92 : ((at / 255 + 0.055) / 1.055) ** 2.4));
  const luminance = (data, at) => 0.2126 * linear[data[at]] + 0.7152 * linear[data[at + 1]] + 0.0722 * linear[data[at + 2]];
  const [one, other] = await Promise.all([pixels(before), pixels(after)]);
  let found = 0;
  for (let at = 0; at < one.length; at += 4) {
    const [dark, light] = [luminance(one, at), luminance(other, at)].sort((a, b) => a - b);
    if ((light + 0.05) / (dark + 0.05) >= 3) found += 1;
  }
  return found;
}
