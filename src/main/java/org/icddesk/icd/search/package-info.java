// SPDX-License-Identifier: Apache-2.0
/** Searches and automatic coding: what is asked, and what was found. */
package org.icddesk.icd.search;
