import { expect, test } from 'vitest';
import { accountProblems, companyProblems, setupFieldOf, userNameOf } from './setup-form.ts';

const company = { name: 'Hofer', country: 'DE', state: 'BY', zone: 'Europe/Berlin', language: 'de' } as const;
const account = { name: 'Katrin Bielak', userName: 'katrin.bielak', password: 'lange genug' };

test('a company needs a name, and a state where the country has states; everything else is guessed', () => {
	expect(companyProblems(company)).toEqual({});
	expect(companyProblems({ ...company, name: '  ', state: null })).toEqual({
		company: 'required',
		state: 'required'
	});
	expect(companyProblems({ ...company, state: '' })).toEqual({});
});

test('an account needs a name, a user name without blanks and a password of eight characters', () => {
	expect(accountProblems(account)).toEqual({});
	expect(accountProblems({ name: '', userName: 'zwei worte', password: 'kurz' })).toEqual({
		name: 'required',
		userName: 'user_name',
		password: 'password'
	});
});

test.each([
	['Katrin Bielak', 'katrin.bielak'],
	['Jörg-Peter von Müßig', 'joerg.muessig'],
	['Renée', 'renee'],
	['  ', '']
])('the user name made from "%s" is "%s"', (name, userName) => {
	expect(userNameOf(name)).toBe(userName);
});

test('a path of the server finds its field, an unknown one finds none', () => {
	expect(setupFieldOf('account.userName')).toBe('userName');
	expect(setupFieldOf('company.holidays')).toBeNull();
});
