/* The elements of our pages: our own, and Web Awesome's with their icons, all from this server. */
import { setBasePath, setIconPath } from '../webawesome/utilities/base-path.js';
import './moment.js';

const assets = new URL('..', import.meta.url).pathname;
setBasePath(`${assets}webawesome`);
setIconPath(`${assets}icons`);

if (document.querySelector('wa-copy-button')) {
  import('../webawesome/components/copy-button/copy-button.js');
}
