// SPDX-License-Identifier: Apache-2.0
/** Searches and automatic coding: queries and results. */
package org.icddesk.icd.search;
