using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.GraphQL.Execution;

/// <summary>Lets a field be resolved only for callers who may see it. Roles and authentication are judged at once, policies by ASP.NET Core.</summary>
internal static class FieldAuthorization
{
    public static FieldResolver Guard(FieldResolver inner, IReadOnlyList<AuthorizeAttribute> requirements) =>
        FieldResolver
            .OfAsync(() => Guarded(inner.ValueAsync, requirements))
            .With(inner.NeedsContext, inner.Subscribe is { } subscribe ? Guarded(subscribe, requirements) : null);

    private static AsyncResolver Guarded(AsyncResolver inner, IReadOnlyList<AuthorizeAttribute> requirements) =>
        async (parent, arguments, operation, context) =>
        {
            foreach (var requirement in requirements)
            {
                await Demand(requirement, operation);
            }

            return await inner(parent, arguments, operation, context);
        };

    private static async ValueTask Demand(AuthorizeAttribute requirement, OperationContext operation)
    {
        var user = operation.User;
        if (user.Identity?.IsAuthenticated != true)
        {
            throw Refused("The current user is not authenticated.", ErrorCodes.NotAuthenticated);
        }

        var hasRole = requirement.Roles is not { Length: > 0 } roles || Array.Exists(roles, user.IsInRole);
        var meetsPolicy =
            requirement.Policy is not { } policy
            || (await operation.Services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(user, null, policy)).Succeeded;
        if (!hasRole || !meetsPolicy)
        {
            throw Refused("The current user is not authorized to access this resource.", ErrorCodes.NotAuthorized);
        }
    }

    private static GraphQLException Refused(string message, string code) => new(new Error(message) { Code = code });
}
