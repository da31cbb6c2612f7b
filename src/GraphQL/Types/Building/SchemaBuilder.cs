using Kpi.GraphQL.Introspection;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.GraphQL.Types.Building;

/// <summary>Makes a schema of annotated classes: discovers types from the roots, builds their fields, then judges the whole.</summary>
internal sealed class SchemaBuilder
{
    private readonly SchemaConfiguration configuration;
    private readonly List<string> errors = [];
    private readonly TypeRegistry types;
    private readonly FieldBuilder fields;

    private SchemaBuilder(SchemaConfiguration configuration, IServiceProviderIsService? services)
    {
        this.configuration = configuration;
        types = new TypeRegistry(configuration, errors);
        fields = new FieldBuilder(types, configuration, services, errors);
    }

    /// <summary>Builds the schema.</summary>
    /// <exception cref="SchemaException">It has errors; all are listed.</exception>
    public static Schema Build(SchemaConfiguration configuration, IServiceProviderIsService? services) =>
        new SchemaBuilder(configuration, services).Build();

    private Schema Build()
    {
        var query = Root("Query", configuration.QueryTypes);
        var mutation = Root("Mutation", configuration.MutationTypes);
        var subscription = Root("Subscription", configuration.SubscriptionTypes);
        foreach (var type in configuration.Types.Where(type => !type.IsSubclassOf(typeof(ScalarType))))
        {
            types.Output(type);
        }

        RootFields(query, configuration.QueryTypes);
        RootFields(mutation, configuration.MutationTypes);
        RootFields(subscription, configuration.SubscriptionTypes);
        errors.AddRange(
            subscription
                ?.Fields.Where(field => field.Resolver?.Subscribe is null)
                .Select(field => $"Subscription.{field.Name}: a subscription field is a method with [Subscribe].")
                ?? []
        );
        CompleteTypes();
        var meta = new MetaFields(types);
        types.LinkAbstractTypes();
        if (query is null)
        {
            errors.Add("The schema has no query type; annotate a class with [QueryType] or call AddQueryType.");
        }

        errors.AddRange(SchemaValidation.Errors(types.All));
        if (errors.Count > 0)
        {
            throw new SchemaException(errors);
        }

        var directives = SpecifiedDirectives.All(types.Scalar(typeof(BooleanType)), types.Scalar(typeof(StringType)));
        if (types.All.OfType<FieldsType>().Any(type => type.Fields.Any(field => field.Cost is not null || field.ListSize is not null)))
        {
            directives =
            [
                .. directives,
                .. SpecifiedDirectives.Cost(
                    types.Scalar(typeof(IntType)),
                    types.Scalar(typeof(BooleanType)),
                    types.Scalar(typeof(StringType))
                ),
            ];
        }

        return new Schema(configuration.Description, query!, mutation, subscription, [.. types.All], directives) { Meta = meta };
    }

    private ObjectType? Root(string name, List<Type> classes)
    {
        if (classes.Count == 0)
        {
            return null;
        }

        var description = classes.Select(types.Describe).FirstOrDefault(text => text is not null && classes.Count == 1);
        return types.Register(new ObjectType(name, description));
    }

    private void RootFields(ObjectType? root, List<Type> classes)
    {
        if (root is not null)
        {
            foreach (var type in classes)
            {
                fields.AddMembers(root, type, isExtension: true, [.. SubscribeCompiler.StreamMethods(type)]);
            }
        }
    }

    /// <summary>Building fields discovers further types, so this goes on until none is left.</summary>
    private void CompleteTypes()
    {
        while (types.Next() is { } type)
        {
            switch (type)
            {
                case FieldsType { RuntimeType: { } runtime } withFields:
                    var extensions = configuration.Extensions.Where(extension => Extends(extension, runtime)).ToList();
                    fields.AddMembers(withFields, runtime, isExtension: false, [.. extensions.SelectMany(FieldBuilder.ReplacedMembers)]);
                    foreach (var extension in extensions)
                    {
                        fields.AddMembers(withFields, extension, isExtension: true, []);
                    }

                    break;
                case InputObjectType input:
                    InputObjectBuilder.Complete(input, types, errors);
                    break;
            }
        }

        var unused = configuration.Extensions.Where(extension =>
            !types.All.OfType<FieldsType>().Any(type => type.RuntimeType is { } runtime && Extends(extension, runtime))
        );
        foreach (var extension in unused)
        {
            types.Output(FieldBuilder.Extended(extension));
        }

        if (types.HasNext)
        {
            CompleteTypes();
        }
    }

    private static bool Extends(Type extension, Type runtime) => FieldBuilder.Extended(extension) == runtime;
}
