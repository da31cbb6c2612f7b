using System.Security.Claims;

namespace Kpi.Api.Security;

/// <summary>What a token must say of its bearer: the claim with the role, the claim with the branch, and whether nobody may ask at all.</summary>
internal sealed class ViewerClaims
{
    /// <summary>The claim with the role; of several, the first that is a role of this product counts.</summary>
    public string RoleClaim { get; init; } = Tokens.RoleClaim;

    /// <summary>The claim with the code of the branch at the top of what the bearer sees; without it, everything.</summary>
    public string BranchClaim { get; init; } = Tokens.BranchClaim;

    /// <summary>Whether a request without a token is answered as to headquarters: in the demo alone.</summary>
    public bool AdmitsAnonymous { get; init; }

    /// <summary>Role and branch of a bearer, or why there are none.</summary>
    /// <param name="bearer">The token's principal; without claims if there was no token.</param>
    public (Role Role, string? Branch, Refusal? Refusal) Read(ClaimsPrincipal? bearer)
    {
        if (bearer?.Identity?.IsAuthenticated != true)
        {
            return (Role.Hq, null, AdmitsAnonymous ? null : Missing());
        }

        if (RoleOf(bearer) is not { } role)
        {
            return (
                default,
                null,
                Forbidden("ROLE_MISSING", $"The token's claim '{RoleClaim}' names none of {string.Join(", ", RoleNames())}.")
            );
        }

        var branch = bearer.FindFirstValue(BranchClaim);
        return role == Role.Manager && branch is null
            ? (
                role,
                null,
                Forbidden("BRANCH_MISSING", $"A manager's token names the branch in its claim '{BranchClaim}'; this one does not.")
            )
            : (role, branch, null);
    }

    private Role? RoleOf(ClaimsPrincipal bearer) =>
        bearer
            .FindAll(RoleClaim)
            .Select(claim => Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(role => Is(role!.Value, claim.Value)))
            .FirstOrDefault(role => role is not null);

    private static bool Is(Role role, string name) => string.Equals(role.ToString(), name, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> RoleNames() => Enum.GetNames<Role>().Select(name => name.ToLowerInvariant());

    private static Refusal Missing() =>
        new(StatusCodes.Status401Unauthorized, "TOKEN_MISSING", "Say who asks by a bearer token in the header Authorization.");

    private static Refusal Forbidden(string code, string message) => new(StatusCodes.Status403Forbidden, code, message);
}
