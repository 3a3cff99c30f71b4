/** Runs in the page. */

/** @param {string} color `rgb(27, 30, 37)`; with a fourth part where something shines through */
function parts(color) {
  return (color.match(/[\d.]+/g) ?? []).map(Number);
}

/** @param {number} part of 255 */
function linear(part) {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** How light a color is, from 0 to 1, as WCAG counts it. @param {number[]} color */
function lightness([red = 0, green = 0, blue = 0]) {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** What an element stands on. @param {Element | null} element @returns {number[]} */
function behind(element) {
  if (element === null) return [255, 255, 255];
  const color = parts(getComputedStyle(element).backgroundColor);
  return color[3] === 0 ? behind(element.parentElement) : color;
}

/** The texts that stand out from what they are on by less than `least`. @param {number} least */
function lowContrasts(least) {
  return [...document.body.querySelectorAll('*')].flatMap((element) => {
    const text = [...element.childNodes].find((node) => node.nodeType === 3 && node.textContent?.trim());
    if (text === undefined || !element.checkVisibility()) return [];
    const own = lightness(parts(getComputedStyle(element).color));
    const other = lightness(behind(element));
    const contrast = (Math.max(own, other) + 0.05) / (Math.min(own, other) + 0.05);
    return contrast < least ? [`${text.textContent?.trim()}: ${contrast.toFixed(2)}`] : [];
  });
}

Object.assign(globalThis, { lowContrasts });
