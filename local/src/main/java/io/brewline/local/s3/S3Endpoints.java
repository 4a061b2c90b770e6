package io.brewline.local.s3;

import com.adobe.testing.s3mock.s3.controller.ControllerConfiguration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.http.MediaType;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.xml.JacksonXmlHttpMessageConverter;
import org.springframework.web.accept.ContentNegotiationManager;
import org.springframework.web.accept.FixedContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.bind.support.ConfigurableWebBindingInitializer;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.dataformat.xml.XmlMapper;

/**
 * S3Mock's endpoints as a servlet. They are S3Mock's own beans, but registered one by one instead of found: Spring
 * Boot's auto-configuration, class scanning and proxies are most of what S3Mock's start takes.
 */
final class S3Endpoints {
    private static final long NO_TIMEOUT = 0;

    private final ControllerConfiguration wiring = new ControllerConfiguration();
    private final GenericWebApplicationContext context = new GenericWebApplicationContext();
    private final HttpMessageConverter<?> xml = xml(wiring.messageConverter());
    private final S3Store store;

    private S3Endpoints(S3Store store) {
        this.store = store;
    }

    /** The servlet that answers for {@code store}; asynchronous requests must be allowed to it. */
    static DispatcherServlet servlet(S3Store store) {
        S3Endpoints endpoints = new S3Endpoints(store);
        endpoints.registerControllers();
        endpoints.registerMvc();
        return new DispatcherServlet(endpoints.context);
    }

    private static HttpMessageConverter<?> xml(JacksonXmlHttpMessageConverter configured) {
        XmlMapper mapper =
                KotlinAsJava.configure(configured.getMapper().rebuild()).build();
        JacksonXmlHttpMessageConverter converter = new JacksonXmlHttpMessageConverter(mapper);
        converter.setSupportedMediaTypes(configured.getSupportedMediaTypes());
        return converter;
    }

    private void registerControllers() {
        add(wiring.bucketController(store.buckets()));
        add(wiring.fileStoreController(store.objects(), store.buckets()));
        add(wiring.multipartController(store.buckets(), store.objects(), store.multipart()));
        add(wiring.objectAclController(store.objects(), store.buckets()));
        add(wiring.objectAttributesController(store.objects(), store.buckets()));
        add(wiring.objectTaggingController(store.objects(), store.buckets()));
        add(wiring.s3MockExceptionHandler());
        add(wiring.illegalStateExceptionHandler());
    }

    private void registerMvc() {
        DefaultFormattingConversionService conversions = new DefaultFormattingConversionService();
        headerConverters().forEach(conversions::addConverter);
        ContentNegotiationManager negotiation = new ContentNegotiationManager(
                new HeaderContentNegotiationStrategy(),
                new FixedContentNegotiationStrategy(
                        List.of(MediaType.APPLICATION_FORM_URLENCODED, MediaType.APPLICATION_XML)));
        add(RequestMappingHandlerMapping.class, () -> {
            RequestMappingHandlerMapping mapping = new RequestMappingHandlerMapping();
            mapping.setContentNegotiationManager(negotiation);
            return mapping;
        });
        add(RequestMappingHandlerAdapter.class, () -> adapter(conversions, negotiation));
        add(ExceptionHandlerExceptionResolver.class, () -> {
            ExceptionHandlerExceptionResolver resolver = new ExceptionHandlerExceptionResolver();
            resolver.setMessageConverters(bodies());
            resolver.setContentNegotiationManager(negotiation);
            return resolver;
        });
    }

    private RequestMappingHandlerAdapter adapter(
            DefaultFormattingConversionService conversions, ContentNegotiationManager negotiation) {
        ConfigurableWebBindingInitializer binding = new ConfigurableWebBindingInitializer();
        binding.setConversionService(conversions);
        RequestMappingHandlerAdapter adapter = new RequestMappingHandlerAdapter();
        adapter.setWebBindingInitializer(binding);
        adapter.setMessageConverters(bodies());
        adapter.setContentNegotiationManager(negotiation);
        // An object is sent by a thread of its own for as long as its reader takes; a pool could be used up by readers
        // that wait for each other, and the container's default of 30 s cuts large objects off.
        adapter.setTaskExecutor(new SimpleAsyncTaskExecutor("s3-read-"));
        adapter.setAsyncRequestTimeout(NO_TIMEOUT);
        return adapter;
    }

    private List<Converter<?, ?>> headerConverters() {
        return List.of(
                wiring.objectCannedAclHeaderConverter(),
                wiring.taggingHeaderConverter(),
                wiring.httpRangeHeaderConverter(),
                wiring.objectOwnershipHeaderConverter(),
                wiring.checksumModeHeaderConverter(),
                wiring.regionConverter());
    }

    private List<HttpMessageConverter<?>> bodies() {
        return List.of(
                xml,
                new ByteArrayHttpMessageConverter(),
                new StringHttpMessageConverter(),
                new ResourceHttpMessageConverter());
    }

    private void add(Object bean) {
        context.getBeanFactory().registerSingleton(bean.getClass().getSimpleName(), bean);
    }

    private <T> void add(Class<T> type, Supplier<T> bean) {
        context.registerBean(type, bean);
    }
}
