/** The kinds of code actions that are offered, by which an editor asks for them. */

export const QUICK_FIX = 'quickfix';
export const FIX_ALL = 'source.fixAll.entitlements';
