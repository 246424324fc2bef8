// SPDX-License-Identifier: Apache-2.0
package org.icddesk.loading;

import java.util.function.BooleanSupplier;

/**
 * A load that goes on where it was left; by one thread at a time.
 *
 * @param <P> how far it is, with what it has loaded
 */
public interface ResumableLoad<P> {

    /** {@return how far it is; callable from any thread} */
    P progress();

    /**
     * Loads something, and more while there is time.
     *
     * @param isTime whether there is time for more
     */
    void advance(BooleanSupplier isTime);
}
