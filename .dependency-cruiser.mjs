/** The layer table of ARCHITECTURE.md, nothing else. */
const rule = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });
const inOurs = '^(domain|protocol|server|src|tests|bench|tools)/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
	forbidden: [
		rule('no-circular', {}, { circular: true }, 'A cycle has no top to read from.'),
		rule(
			'domain-is-alone',
			{ path: '^domain/', pathNot: '\\.test\\.ts$' },
			{ path: inOurs, pathNot: '^domain/' },
			'Rules import nothing of ours.'
		),
		rule(
			'domain-libraries',
			{
				path: '^domain/',
				pathNot: '(\\.test\\.ts$|^domain/testkit/)'
			},
			{ dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'core'], pathNot: 'node_modules/valibot' },
			'Rules know valibot only.'
		),
		rule(
			'protocol-down',
			{ path: '^protocol/', pathNot: '\\.test\\.ts$' },
			{ path: inOurs, pathNot: '^(protocol|domain)/' },
			'What crosses the wire does not act.'
		),
		rule(
			'protocol-libraries',
			{ path: '^protocol/', pathNot: '\\.test\\.ts$' },
			{ dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: 'node_modules/(valibot|@valibot)' }
		),
		rule(
			'server-not-src',
			{ path: '^server/' },
			{ path: '^src/' },
			'Server and app never import each other.'
		),
		rule(
			'server-not-client-libraries',
			{ path: '^server/' },
			{ path: 'node_modules/(rxdb|rxjs|svelte|@sveltejs|dexie)/' }
		),
		rule(
			'src-not-server',
			{ path: '^src/' },
			{ path: '^server/' },
			'Server and app never import each other.'
		),
		rule(
			'routes-thin',
			{ path: '^server/.*\\.routes\\.ts$' },
			{ path: '(\\.table\\.ts|\\.repository\\.ts|^node_modules/drizzle-orm)' },
			'Routes validate, call a usecase, answer.'
		),
		rule(
			'usecases-without-http',
			{ path: '^server/.*\\.(usecase|usecases|job)\\.ts$' },
			{ path: '^node_modules/(hono|drizzle-orm)/' }
		),
		rule(
			'own-repository-only',
			{ path: '^server/([^/]+)/.*\\.(usecase|usecases|job)\\.ts$' },
			{ path: '^server/.*\\.repository\\.ts$', pathNot: '^server/$1/' },
			'A use case asks the use cases of other features, not their tables.'
		),
		rule(
			'repositories-below',
			{ path: '^server/.*\\.repository\\.ts$' },
			{ path: '\\.(usecase|usecases|routes)\\.ts$' }
		),
		rule(
			'features-are-plain',
			{ path: '^src/lib/features/', pathNot: '\\.test\\.ts$' },
			{ path: '(^src/lib/data/|^protocol/|node_modules/(rxdb|rxjs)/)' },
			'Components get data by props.'
		),
		rule(
			'ui-knows-no-nouns',
			{ path: '^src/lib/ui/' },
			{ path: '^(domain/|protocol/|src/lib/(data|features)/|src/routes/)' }
		),
		rule('data-below', { path: '^src/lib/data/' }, { path: '^src/(lib/(features|ui)/|routes/)' }),
		rule('routes-compose', { path: '^src/routes/' }, { path: '(^server/|node_modules/(rxdb|rxjs)/)' }),
		rule(
			'rxdb-in-data-only',
			{ path: '^src/', pathNot: '^src/lib/data/' },
			{ path: 'node_modules/(rxdb|rxjs|dexie)/' }
		)
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '(^src/lib/paraglide/|\\.svelte-kit)' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			extensions: ['.ts', '.svelte', '.js', '.mjs'],
			exportsFields: ['exports'],
			conditionNames: ['import', 'svelte', 'browser', 'node', 'default']
		}
	}
};
