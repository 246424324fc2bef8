// SPDX-License-Identifier: Apache-2.0
package org.icddesk.doris;

import java.util.List;
import java.util.stream.Stream;
import org.icddesk.certificate.CertificateFault;
import org.icddesk.web.Texts;

/**
 * What is to be put right in a form, in words.
 *
 * @param faults what cannot be true
 * @param open causes without a code
 */
public record FormFaults(List<CertificateFault> faults, List<CauseFinder.OpenCause> open, Texts texts) {

    /** Something that is wrong, with the place where it is. */
    public record Fault(DorisPage.Place place, String words) {}

    /** {@return all of it, in the order of the form} */
    List<Fault> all() {
        return Stream.concat(
                        faults.stream().map(fault -> new Fault(DorisResult.place(fault.place(), texts), words(fault))),
                        open.stream()
                                .map(cause -> new Fault(
                                        DorisResult.place(cause.place(), texts),
                                        texts.format("doris.cause.open", cause.written(), cause.words()))))
                .toList();
    }

    /** {@return what is wrong at one place} */
    List<String> at(String place) {
        return faults.stream()
                .filter(fault -> fault.place().equals(place))
                .map(this::words)
                .toList();
    }

    private String words(CertificateFault fault) {
        return texts.format(fault.key(), fault.values().toArray());
    }
}
