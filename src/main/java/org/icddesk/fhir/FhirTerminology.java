// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.icddesk.configuration.Configuration;
import org.icddesk.fhir.system.FhirContext;
import org.icddesk.fhir.system.FhirInquiry;
import org.icddesk.fhir.system.SystemCatalogue;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.Language;
import org.icddesk.walk.WalkedIndexes;

/** The terminology service, whatever way requests come. */
@ApplicationScoped
public class FhirTerminology {

    private final IcdGateway gateway;
    private final SystemCatalogue catalogue;
    private final WalkedIndexes indexes;
    private final Language fallback;

    protected FhirTerminology() {
        gateway = null;
        catalogue = null;
        indexes = null;
        fallback = null;
    }

    @Inject
    public FhirTerminology(
            IcdGateway gateway, SystemCatalogue catalogue, WalkedIndexes indexes, Configuration configuration) {
        this.gateway = gateway;
        this.catalogue = catalogue;
        this.indexes = indexes;
        this.fallback = new Language(configuration.language());
    }

    /** {@return what asks WHO for one request} */
    FhirInquiry inquiry() {
        return new FhirInquiry(gateway);
    }

    /** {@return the answer; any failure is thrown} */
    FhirAnswer answer(FhirRequest request, FhirInquiry inquiry) {
        FhirContext context = new FhirContext(
                request.fhir(), request.base(), inquiry, catalogue, indexes, request.acceptLanguage(), fallback);
        return request.path().isEmpty()
                ? FhirAnswer.of(new BatchBundle(request, single -> answer(single, inquiry)).answer())
                : FhirRouter.answer(request, context);
    }
}
