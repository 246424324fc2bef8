// SPDX-License-Identifier: Apache-2.0
/** ICD Desk as a search engine of browsers: OpenSearch 1.1 with suggestions, for the address bar. */
package org.icddesk.api.opensearch;
