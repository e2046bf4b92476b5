/** The views of an open table come in chunks of their own, beside Fluid: nothing of them is needed for the first paint. */
export const loadStage = () => import(/* webpackChunkName: "stage" */ '../views/stage/Stage.tsx');
export const loadSidePanel = () =>
  import(/* webpackChunkName: "side-panel" */ '../views/sidePanel/SidePanel.tsx');
export const loadTable = () => import(/* webpackChunkName: "table" */ '../session/tableModule.ts');
/** Outside a meeting; no page of a meeting needs them. */
export const loadConfigure = () =>
  import(/* webpackChunkName: "configure" */ '../views/configure/Configure.tsx');
export const loadOutside = () => import(/* webpackChunkName: "outside" */ '../views/outside/Outside.tsx');
