// SPDX-License-Identifier: Apache-2.0
/** Search for programs: in our own index, since WHO's API has no search of ICD-10 to pass on. */
package org.icddesk.api.search;
