// SPDX-License-Identifier: Apache-2.0
package org.icddesk.bundle;

/** Says why a bundle, or a key, is not used: the message is a sentence for administrators, without its full stop. */
public final class BundleRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    BundleRefusal(Reason reason, String words) {
        super(words);
        this.reason = reason;
    }

    /** {@return the refusal of something that is not even sent as a bundle has to be} */
    public static BundleRefusal unreadable(String words) {
        return new BundleRefusal(Reason.NO_BUNDLE, words);
    }

    /** {@return what is wrong} */
    public Reason reason() {
        return reason;
    }

    /** What is wrong with a bundle. */
    public enum Reason {
        /** It is another kind of file, or of a later version. */
        NO_BUNDLE,
        /** It ends too early. */
        TRUNCATED,
        /** It is not what was signed. */
        ALTERED,
        /** The key that signed it is not one of this server's. */
        OTHER_KEY,
        /** It has answers of another ICD API. */
        OTHER_API,
        /** It is larger than allowed, or than the room on the disk. */
        TOO_LARGE,
        /** It was made before the one in use. */
        OLDER,
        /** A key, or the directory, cannot be used. */
        SETUP,
        /** There is nothing to export. */
        NOTHING
    }
}
