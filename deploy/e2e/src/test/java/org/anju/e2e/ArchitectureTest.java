package org.anju.e2e;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.local.platform.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The layer and module rules of the whole code, held against the compiled classes of every module. */
class ArchitectureTest {
    private static final Path CHECKOUT = Settings.fromEnvironment().checkout();

    /** Modules by the package below {@code org.anju} that is theirs, with fewer classes than each has ever had. */
    private static final Map<String, Integer> SERVICES =
            Map.of("household", 40, "verification", 40, "media", 30, "report", 20, "gateway", 12);

    private static final Map<String, String> FOLDERS = Map.of(
            "common", "common",
            "household", "household-service",
            "verification", "verification-service",
            "media", "media-service",
            "report", "report-service",
            "gateway", "gateway",
            "local", "deploy/local",
            "load", "deploy/load");

    /** Regions are public knowledge: every role reads them. */
    private static final Set<String> FOR_EVERY_ROLE = Set.of(
            "org.anju.household.region.RegionResource", "org.anju.household.region.place.RegionResolutionResource");

    private static final String ROLES_ALLOWED = "jakarta.annotation.security.RolesAllowed";
    private static final String REST_CLIENT = "org.eclipse.microprofile.rest.client.inject.RegisterRestClient";
    private static final String ENTITY = "jakarta.persistence.Entity";
    private static final Set<String> HTTP_METHODS = Stream.of(
                    "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
            .map("jakarta.ws.rs."::concat)
            .collect(Collectors.toSet());

    private static final Map<String, JavaClasses> MODULES = importModules();
    private static final JavaClasses EVERYTHING = importAll(FOLDERS.keySet());
    private static final JavaClasses OF_SERVICES = importAll(SERVICES.keySet());

    private static Map<String, JavaClasses> importModules() {
        return FOLDERS.keySet().stream()
                .collect(Collectors.toMap(name -> name, name -> importAll(Set.of(name)), (a, b) -> a, TreeMap::new));
    }

    private static JavaClasses importAll(Set<String> modules) {
        List<Path> folders = modules.stream()
                .map(module -> CHECKOUT.resolve(FOLDERS.get(module)).resolve("target/classes"))
                .toList();
        return new ClassFileImporter().importPaths(folders);
    }

    private static Stream<String> services() {
        return SERVICES.keySet().stream().sorted();
    }

    @Test
    void importsTheClassesOfEveryModule() {
        MODULES.forEach(
                (module, classes) -> System.out.printf("ArchUnit: %4d classes of %s%n", classes.size(), module));

        SERVICES.forEach((service, least) ->
                assertThat(MODULES.get(service).size()).as(service).isGreaterThan(least));
        assertThat(MODULES.get("common").size()).isGreaterThan(25);
        assertThat(MODULES.get("local").size()).isGreaterThan(40);
        assertThat(MODULES.get("load").size()).isGreaterThan(30);
        assertThat(MODULES).allSatisfy((module, classes) -> assertThat(classes)
                .allMatch(type -> type.getPackageName().startsWith("org.anju." + module)));
    }

    @ParameterizedTest
    @MethodSource("services")
    void noServiceKnowsAnother(String service) {
        String[] others = services()
                .filter(other -> !other.equals(service))
                .map("org.anju.%s.."::formatted)
                .toArray(String[]::new);

        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(others))
                .because("services tell each other by events only")
                .check(MODULES.get(service));
    }

    @Test
    void commonKnowsNoService() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        services().map("org.anju.%s.."::formatted).toArray(String[]::new)))
                .check(MODULES.get("common"));
    }

    @Test
    void packagesAreNamedForWhatTheyHold() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..dto..", "..impl..", "..manager..", "..helper..", "..misc..")
                .check(EVERYTHING);
    }

    @ParameterizedTest
    @MethodSource("services")
    void featuresOfAServiceFormNoCycle(String service) {
        slices().matching("org.anju.%s.(*)..".formatted(service))
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(false)
                .check(MODULES.get(service));
    }

    @Test
    void everyOperationNamesItsRoles() {
        methods()
                .that(areOperations())
                .and()
                .areDeclaredInClassesThat(nameEndingWith("Resource"))
                .and()
                .areDeclaredInClassesThat(notForEveryRole())
                .should(beAnnotatedWithRolesThemselvesOrByTheirClass())
                .check(OF_SERVICES);
    }

    @Test
    void onlyResourcesAnswerRequests() {
        methods()
                .that(areOperations())
                .and()
                .areDeclaredInClassesThat(not(annotatedWith(REST_CLIENT)))
                .should()
                .beDeclaredInClassesThat(nameEndingWith("Resource"))
                .because("the other rules here find them by that name")
                .check(OF_SERVICES);
    }

    @Test
    void resourcesLeaveTheDatabaseToOthers() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .dependOnClassesThat(DescribedPredicate.or(
                        nameEndingWith("Repository"), resideInAnyPackage("java.sql..", "javax.sql..")))
                .check(OF_SERVICES);
    }

    @Test
    void entitiesNeverLeaveTheirService() {
        methods().that(areOperations()).should(answerWithoutEntities()).check(OF_SERVICES);
    }

    @Test
    void servicesLogByTheirLoggerOnly() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(OF_SERVICES);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(OF_SERVICES);
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(MODULES.get("common"));
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(MODULES.get("common"));
    }

    @Test
    void nothingSleepsInsteadOfWaitingForACondition() {
        noClasses()
                .should()
                .callMethodWhere(target(name("sleep")).and(target(owner(equivalentTo(Thread.class)))))
                .check(EVERYTHING);
    }

    private static DescribedPredicate<JavaMethod> areOperations() {
        return DescribedPredicate.describe(
                "are operations of the API", method -> HTTP_METHODS.stream().anyMatch(method::isAnnotatedWith));
    }

    private static DescribedPredicate<JavaClass> notForEveryRole() {
        return DescribedPredicate.describe("are not for every role", type -> !FOR_EVERY_ROLE.contains(type.getName()));
    }

    private static ArchCondition<JavaMethod> beAnnotatedWithRolesThemselvesOrByTheirClass() {
        return new ArchCondition<>("name the roles that may call them") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean named = method.isAnnotatedWith(ROLES_ALLOWED)
                        || method.getOwner().isAnnotatedWith(ROLES_ALLOWED);
                events.add(new SimpleConditionEvent(method, named, method.getFullName() + " names no roles"));
            }
        };
    }

    private static ArchCondition<JavaMethod> answerWithoutEntities() {
        return new ArchCondition<>("answer without entities") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Set<String> entities = method.getReturnType().getAllInvolvedRawTypes().stream()
                        .filter(type -> type.isAnnotatedWith(ENTITY))
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toSet());
                events.add(new SimpleConditionEvent(
                        method, entities.isEmpty(), method.getFullName() + " answers with " + entities));
            }
        };
    }
}
