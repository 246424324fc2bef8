// SPDX-License-Identifier: Apache-2.0
/**
 * Entities of WHO's classifications and the classifications as a whole, as values.
 *
 * <p>Every component is there: a text that WHO does not give is empty, a list too, never null.
 */
package org.icddesk.icd.entity;
