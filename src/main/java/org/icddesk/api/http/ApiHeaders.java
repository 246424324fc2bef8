// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.http;

/** The response headers of the API that HTTP does not define. */
public final class ApiHeaders {

    /** The version of WHO's ICD API that an answer is of, or that a client wants. */
    public static final String API_VERSION = "API-Version";

    /** The version of WHO's ICD API that the addresses are of. */
    public static final String VERSION = "v2.6.0";

    /** The time when WHO gave the answer. */
    public static final String AS_OF = "ICD-Desk-As-Of";

    /** The time since when WHO has not answered, if the answer is stale. */
    public static final String STALE_SINCE = "ICD-Desk-Stale-Since";

    /** {@code fallback}, if the answer is that of the ICD API that is asked while WHO is silent. */
    public static final String SOURCE = "ICD-Desk-Source";

    private ApiHeaders() {}
}
