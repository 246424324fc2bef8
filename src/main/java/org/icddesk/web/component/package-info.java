// SPDX-License-Identifier: Apache-2.0
/** Components of Faces in place of the implementation's own, for pages that nobody sends back. */
package org.icddesk.web.component;
