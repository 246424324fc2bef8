// SPDX-License-Identifier: Apache-2.0
package org.icddesk.configuration;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A network of IPv4 or IPv6 in CIDR notation, RFC 4632 and RFC 4291 section 2.3; an address alone is one of itself. */
public final class Network {

    /** What can be an address and no name: nothing is ever looked up. */
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f]*:[0-9A-Fa-f:]*(:[0-9]{1,3}(\\.[0-9]{1,3}){3})?");

    private static final Pattern BITS = Pattern.compile("0|[1-9][0-9]{0,2}");

    private final String text;
    private final byte[] address;
    private final int bits;

    private Network(String text, byte[] address, int bits) {
        this.text = text;
        this.address = address;
        this.bits = bits;
    }

    /** {@return the network that a text names; an {@link IllegalArgumentException} says what is wrong with it} */
    static Network parse(String text) {
        String[] parts = text.split("/", -1);
        byte[] address = address(parts[0]);
        if (address == null
                || parts.length > 2
                || parts.length == 2 && !BITS.matcher(parts[1]).matches()) {
            throw new IllegalArgumentException("is neither an address nor a network such as 10.1.0.0/16");
        }
        int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : address.length * Byte.SIZE;
        if (bits > address.length * Byte.SIZE) {
            throw new IllegalArgumentException("has more bits than an address");
        }
        return new Network(text, address, bits);
    }

    /** {@return whether a text names a network or an address} */
    static boolean isValid(String text) {
        try {
            parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** {@return whether an address belongs to it; false if the text is none} */
    public boolean contains(String other) {
        byte[] bytes = address(other.replaceFirst("%.*", ""));
        if (bytes == null || bytes.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((bytes[bit / Byte.SIZE] ^ address[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }

    /** {@return the bytes of an address; null if it is none} */
    private static byte[] address(String text) {
        try {
            return ADDRESS.matcher(text).matches() ? InetAddress.getByName(text).getAddress() : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
