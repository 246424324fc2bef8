// SPDX-License-Identifier: Apache-2.0
package org.icddesk.bundle;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.icddesk.bundle.BundleRefusal.Reason;

/**
 * What a bundle says of itself, as JSON, which is what is signed.
 *
 * @param api the base URL of the ICD API that gave the answers
 * @param created when the bundle was made
 * @param walks what is in it, in this order
 */
public record BundleManifest(String api, Instant created, List<BundledWalk> walks) {

    private static final Jsonb JSON = JsonbBuilder.create();

    /** Copies the walks; what is missing or named twice is an {@link IllegalArgumentException}. */
    public BundleManifest {
        boolean lacking = api == null || created == null || walks == null || walks.isEmpty();
        if (lacking || walks.stream().map(BundledWalk::name).distinct().count() != walks.size()) {
            throw new IllegalArgumentException("not a manifest");
        }
        walks = List.copyOf(walks);
    }

    byte[] json() {
        return JSON.toJson(this).getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a manifest whose signature is verified. */
    static BundleManifest of(byte[] json) throws BundleRefusal {
        try {
            return JSON.fromJson(new ByteArrayInputStream(json), BundleManifest.class);
        } catch (JsonbException | IllegalArgumentException e) {
            throw new BundleRefusal(
                    Reason.NO_BUNDLE, "What it says of itself cannot be read by this version of ICD Desk");
        }
    }

    /** {@return the size of all walks in bytes; -1 if no file is as large} */
    long bytes() {
        try {
            return walks.stream().mapToLong(BundledWalk::bytes).reduce(0, Math::addExact);
        } catch (ArithmeticException e) {
            return -1;
        }
    }
}
