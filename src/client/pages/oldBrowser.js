// For browsers that cannot run the app (package.json, "browserslist"): a sentence in place of a page that never comes. It is
// the first script of every page, in the language of 2009, and is not compiled.
(function () {
  var texts = {
    da: {
      title: 'Din browser er for gammel til Dialogkort',
      body: 'Opdater enheden eller browseren, eller brug Teams på en nyere computer. Så kan du være med.',
      needs:
        'Dialogkort kører på iPhone og iPad med iOS 16.4, i Safari 16.4, i Chrome og Edge 111 og i Firefox 128, og i alle, der er nyere.',
    },
    en: {
      title: 'Your browser is too old for Dialogue cards',
      body: 'Update the device or the browser, or use Teams on a newer computer. Then you can take part.',
      needs:
        'Dialogue cards run on iPhone and iPad with iOS 16.4, in Safari 16.4, in Chrome and Edge 111 and in Firefox 128, and in everything newer.',
    },
  };

  function isNewEnough() {
    try {
      // Safari reads this from 16.4 on. Chrome 110 and Firefox 115 brought the other.
      new RegExp('(?<=a)b');
      return 'toSorted' in Array.prototype;
    } catch (_error) {
      return false;
    }
  }

  function add(parent, tag, text) {
    var element = document.createElement(tag);
    element.appendChild(document.createTextNode(text));
    parent.appendChild(element);
  }

  if (isNewEnough()) return;
  document.documentElement.setAttribute('data-browser', 'old');
  var t = document.documentElement.lang === 'en' ? texts.en : texts.da;
  var root = document.getElementById('root');
  var page = document.createElement('main');
  page.className = 'skeleton-page';
  add(page, 'h1', t.title);
  add(page, 'p', t.body);
  add(page, 'p', t.needs);
  while (root.firstChild) root.removeChild(root.firstChild);
  root.appendChild(page);
})();
