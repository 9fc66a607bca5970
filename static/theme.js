/*
 * Sets theme and hand before the first paint, and says when nothing can be painted because a part of the app could
 * not be had. Runs before everything else, so it stays tiny.
 */
(function () {
	var root = document.documentElement;
	var read = function (key) {
		try {
			return localStorage.getItem(key);
		} catch {
			return null;
		}
	};
	var chosen = read('tagwerk.theme');
	var theme = chosen;
	if (chosen !== 'light' && chosen !== 'dark' && chosen !== 'outdoor') {
		theme = matchMedia('(prefers-contrast: more)').matches
			? 'outdoor'
			: matchMedia('(prefers-color-scheme: dark)').matches
				? 'dark'
				: 'light';
	}
	root.setAttribute('data-theme', theme);
	root.setAttribute('data-hand', read('tagwerk.hand') === 'left' ? 'left' : 'right');
	var colours = { light: '#F3F0E8', dark: '#0C1311', outdoor: '#FFFFFF' };
	var meta = document.querySelector('meta[name=theme-color]');
	if (meta) meta.setAttribute('content', colours[theme]);
	var isBlank = function () {
		return !document.querySelector('#app > :not(script)');
	};
	addEventListener('unhandledrejection', function () {
		if (isBlank()) document.getElementById('not-started').hidden = false;
	});
	addEventListener('online', function () {
		if (isBlank() && !document.getElementById('not-started').hidden) location.reload();
	});
})();
