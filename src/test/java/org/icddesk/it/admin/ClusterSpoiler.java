// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.icddesk.server.ServerServices;
import org.infinispan.Cache;

/**
 * Another application on a server of a cluster, which writes to the cache of shared answers what ICD Desk never does: {@code
 * spoil} damages each entry in a way, {@code fill} adds entries of a size.
 */
@WebServlet("/*")
public class ClusterSpoiler extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** The size of an entry whose answer has no bytes. */
    private static final int SMALLEST = 28;

    private static final int AT_ONCE = 50;

    /** How keys begin: with the number of the format. */
    private static final String OURS = "1:";

    /** A way to damage an entry. */
    enum Damage {
        /** One bit is another one. */
        BIT,
        /** The second half is missing. */
        HALF,
        /** There is nothing. */
        NOTHING,
        /** The entry is in a later format, and whole. */
        FORMAT,
        /** It is that of another key. */
        EXCHANGED,
        /** There are arbitrary bytes. */
        NOISE,
        /** There is something else than bytes. */
        TEXT
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String work = request.getPathInfo().substring(1);
        int done = "fill".equals(work)
                ? fill(number(request, "first"), number(request, "entries"), number(request, "bytes"))
                : spoil(Damage.valueOf(work));
        response.getWriter().print(done);
    }

    private static int number(HttpServletRequest request, String name) {
        return Integer.parseInt(request.getParameter(name));
    }

    /** {@return the cache as ICD Desk has it: what an application looks up in JNDI wraps what it puts} */
    @SuppressWarnings("unchecked")
    private static Cache<String, Object> ofAll() {
        return (Cache<String, Object>) ServerServices.sharedAnswers().orElseThrow();
    }

    private static int spoil(Damage damage) {
        Cache<?, Object> stored = ofAll();
        Cache<String, Object> cache = ofAll();
        List<String> keys =
                List.copyOf(stored.keySet()).stream().map(ClusterSpoiler::keyOf).toList();
        Object last = keys.isEmpty() ? null : cache.get(keys.get(keys.size() - 1));
        int spoilt = 0;
        for (String key : keys) {
            if (cache.get(key) instanceof byte[] entry && entry.length >= SMALLEST) {
                cache.put(key, damage == Damage.EXCHANGED ? last : damaged(damage, key, entry));
                last = entry;
                spoilt++;
            }
        }
        return spoilt;
    }

    /** {@return a key of ours; what is outside the heap is listed as it is stored, with a type and a length before the text} */
    private static String keyOf(Object stored) {
        String text = stored instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : (String) stored;
        return text.substring(text.indexOf(OURS));
    }

    private static int fill(int first, int entries, int bytes) {
        Cache<String, Object> cache = ofAll();
        Random random = new Random(first);
        for (int number = 0; number < entries; number += AT_ONCE) {
            CompletableFuture<?>[] puts = IntStream.range(number, Math.min(entries, number + AT_ONCE))
                    .mapToObj(each -> {
                        byte[] entry = new byte[bytes];
                        random.nextBytes(entry);
                        return cache.putAsync(OURS + "filling " + (first + each), entry);
                    })
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(puts).join();
        }
        return entries;
    }

    private static Object damaged(Damage damage, String key, byte[] entry) {
        byte[] copy = entry.clone();
        switch (damage) {
            case BIT -> copy[copy.length / 2] ^= 1;
            case HALF -> copy = Arrays.copyOf(copy, copy.length / 2);
            case NOTHING -> copy = new byte[0];
            case FORMAT -> ofFormat(2, key, copy);
            case NOISE -> new Random(copy.length).nextBytes(copy);
            default -> {
                return "an answer of another application";
            }
        }
        return copy;
    }

    /** Has a format number and the checksum to it. */
    private static void ofFormat(int number, String key, byte[] entry) {
        ByteBuffer bytes = ByteBuffer.wrap(entry).putInt(Integer.BYTES, number);
        CRC32C sum = new CRC32C();
        sum.update(key.getBytes(StandardCharsets.UTF_8));
        sum.update(entry, 0, entry.length - Long.BYTES);
        bytes.putLong(entry.length - Long.BYTES, sum.getValue());
    }
}
