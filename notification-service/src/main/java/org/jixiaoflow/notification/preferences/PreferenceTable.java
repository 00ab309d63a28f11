package org.jixiaoflow.notification.preferences;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jixiaoflow.schemas.NoticePreference;
import org.jspecify.annotations.Nullable;

/** What everybody said, in memory. */
final class PreferenceTable {

    private final Map<String, NoticePreference> said = new ConcurrentHashMap<>();

    Optional<NoticePreference> of(String person) {
        return Optional.ofNullable(said.get(person));
    }

    /** Takes what was said before it comes back from the topic, too. */
    void put(NoticePreference preference) {
        said.put(preference.getPerson(), preference);
    }

    void take(String person, @Nullable NoticePreference preference) {
        if (preference == null) {
            said.remove(person);
        } else {
            put(preference);
        }
    }
}
