// SPDX-License-Identifier: Apache-2.0
/** The pages of classifications and of their entities, and the export of the children of an entity. */
package org.icddesk.entity;
