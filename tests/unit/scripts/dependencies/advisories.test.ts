import { readAdvice } from '../../../../scripts/dependencies/advisories.ts';

describe('[CHECK-8] known advisories', () => {
  const report = (vulnerabilities: object) => JSON.stringify({ vulnerabilities });

  test('none', () => {
    expect(readAdvice(`npm warn something\n${report({})}`)).toEqual({ problems: [], others: 0 });
  });

  test('severe ones are named, others counted', () => {
    const output = report({
      a: { name: 'a', severity: 'critical', range: '<2' },
      b: { name: 'b', severity: 'moderate', range: '*' },
    });
    expect(readAdvice(output)).toEqual({ problems: ['a <2: critical'], others: 1 });
  });

  test.each([
    ['{"error":{"code":"ENOTFOUND","summary":""}}', 'ENOTFOUND'],
    ['{"message":"405 Method Not Allowed","error":{"summary":""}}', '405 Method Not Allowed'],
    ['killed', 'the registry gives no answer about advisories'],
    ['', 'the registry gives no answer about advisories'],
  ])('a registry that says nothing is no good news: %s', (output, silent) => {
    expect(readAdvice(output)).toEqual({ silent });
  });
});
