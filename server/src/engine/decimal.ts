/** Exact decimals for money and percentages. Strict: a JavaScript number can neither become one nor meet one. */
import Big from 'big.js';

Big.strict = true;

export { Big };
