// SPDX-License-Identifier: Apache-2.0
/** What answers for programs have in common, whatever they tell. */
package org.icddesk.api.http;
