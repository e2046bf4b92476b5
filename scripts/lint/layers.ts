import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { LAYER_RULES } from './layerRules.ts';

/**
 * A line for each import in src that the layer rules refuse, and for each circle of imports. Imports of types,
 * re-exports and dynamic imports count.
 * @param root folder that holds `src`
 */
export async function forbiddenImports(root: string): Promise<string[]> {
  const { output } = await cruise(
    ['src'],
    {
      baseDir: root,
      ruleSet: { forbidden: LAYER_RULES },
      validate: true,
      // TypeScript 7 has no API that dependency-cruiser can use.
      parser: 'swc',
      tsPreCompilationDeps: true,
      preserveSymlinks: true,
      doNotFollow: { path: 'node_modules' },
    },
    {
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'types', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  );
  if (typeof output === 'string') throw new Error(output);
  return violations(output);
}

function violations({ summary }: ICruiseResult): string[] {
  if (summary.totalCruised === 0) throw new Error('No source file was found.');
  return summary.violations.map(({ from, to, rule, cycle, comment }) => {
    const target = cycle ? cycle.map(({ name }) => name).join(' → ') : to;
    return `${from} → ${target}: ${rule.name}. ${comment ?? commentOf(rule.name)}`;
  });
}

function commentOf(ruleName: string): string {
  return LAYER_RULES.find(({ name }) => name === ruleName)?.comment ?? '';
}
