/** Takes the ink of all text away, so that a picture of the slide shows what lies behind it. Nothing moves. */

const STYLE_ID = 'lectern-hidden-text';
const INVISIBLE =
  '-webkit-text-fill-color:transparent!important;text-shadow:none!important;text-decoration-color:transparent!important';

export function hideText(): void {
  const style = document.createElement('style');
  style.id = STYLE_ID;
  style.textContent = `*,*::before,*::after{${INVISIBLE}}svg text,svg tspan{fill:transparent!important}`;
  document.head.append(style);
}

export function showText(): void {
  document.getElementById(STYLE_ID)?.remove();
}
