// SPDX-License-Identifier: Apache-2.0
/** The pages of classifications and of their entities, whichever classification they belong to. */
package org.icddesk.entity;
