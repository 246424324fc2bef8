// SPDX-License-Identifier: Apache-2.0
/**
 * Entities of WHO's classifications and the classifications as a whole, as values.
 *
 * <p>No component is null: a text or list that WHO does not give is empty.
 */
package org.icddesk.icd.entity;
