// SPDX-License-Identifier: Apache-2.0
/** The cache of rendered pages, each valid for as long as the answers it shows. */
package org.icddesk.web.cache;
