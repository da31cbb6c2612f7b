namespace Kpi.GraphQL;

/// <summary>
/// Who may see a field or type: an authenticated user, or one that satisfies a policy or has one of the roles. A caller who may not
/// gets null for the field and an error with code <c>AUTH_NOT_AUTHENTICATED</c> or <c>AUTH_NOT_AUTHORIZED</c>.
/// </summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Property | AttributeTargets.Method,
    AllowMultiple = true
)]
public sealed class AuthorizeAttribute : Attribute
{
    /// <summary>Any authenticated user.</summary>
    public AuthorizeAttribute() { }

    /// <summary>A user who satisfies the policy.</summary>
    public AuthorizeAttribute(string policy) => Policy = policy;

    /// <summary>The ASP.NET Core policy, if one is asked for.</summary>
    public string? Policy { get; set; }

    /// <summary>Roles of which the user must have one.</summary>
    public string[]? Roles { get; set; }
}

/// <summary>Lifts a type's <see cref="AuthorizeAttribute"/> for one field.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class AllowAnonymousAttribute : Attribute;
